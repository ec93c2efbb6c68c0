// Runs before the first paint, so that a chosen appearance never flashes.
try {
  var chosen = localStorage.getItem('vrank.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the appearance follows the system.
}
