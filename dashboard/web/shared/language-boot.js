// A browser started under the POSIX locale calls its language "en-US@posix", which Intl, and so uPlot, refuses.
try {
  new Intl.Locale(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: document.documentElement.lang });
}
