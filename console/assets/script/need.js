// The page of a need: printing by a button, which is of no use without scripts; at most four to compare.
const print = document.querySelector("[data-print]");
print?.addEventListener("click", () => window.print());

const picks = [...document.querySelectorAll('input.pick[name="with"]')];
const count = () => {
  const full = picks.filter((pick) => pick.checked).length >= 4;
  for (const pick of picks) pick.disabled = full && !pick.checked;
};
for (const pick of picks) pick.addEventListener("change", count);
count();
