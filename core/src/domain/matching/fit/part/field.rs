//! Technology field: how near the fields are in the taxonomy.

use super::{
    super::{detail::Detail, facts::View, share::Share},
    kin::Kin,
};

/// Each field asked for counts by the nearest that is offered; half of the points go by the best of them, half by their
/// mean: who is at home in one of two fields is worth more than who is near to both.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let mut best = (Kin::None, 0, 0);
    let (mut sum, mut count) = (0, 0);
    for asked in ask.fields() {
        let kin = |offered| (Kin::of(asked, offered), offered);
        // The first of equals, so that the answer does not hang on more than it must.
        let nearest = offer
            .fields()
            .map(kin)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((kin, offered)) = nearest else {
            continue;
        };
        if kin > best.0 || count == 0 {
            best = (kin, asked, offered);
        }
        sum += kin.share().get();
        count += 1;
    }
    let (kin, asked, offered) = best;
    let share = Share::thousandths(u32::midpoint(kin.share().get(), sum / count.max(1)));
    (share, Detail::Field { asked, offered, kin })
}
