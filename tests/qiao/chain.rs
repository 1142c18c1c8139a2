//! The chain from match to money as a whole: its tables of moves, whatever anybody tries in whatever order, and two parties who
//! act at once.

#[path = "chain/end.rs"]
mod end;
#[path = "chain/nested.rs"]
mod nested;
#[path = "chain/noes.rs"]
mod noes;
#[path = "chain/race.rs"]
mod race;
#[path = "chain/scene.rs"]
mod scene;
#[path = "chain/table.rs"]
mod table;
#[path = "chain/tries.rs"]
mod tries;
#[path = "chain/walk.rs"]
mod walk;
