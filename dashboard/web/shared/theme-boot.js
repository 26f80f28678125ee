// Runs before the first paint, as a plain script: the reader's theme must not flash the other one first.
{
  const chosen = localStorage.getItem("theme");
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  document.documentElement.dataset.theme = chosen === "dark" || chosen === "light" ? chosen : system;
}
