// The client ignores a click on an element whose last click has not been answered yet, so that
// nothing is ordered twice. On elements with data-every-click each one counts.
window.addEventListener(
  "click",
  ({ target }) => {
    const waiting = target.closest("[data-every-click][data-phx-ref-src]");
    if (waiting) {
      const push = ["push", { event: waiting.getAttribute("phx-click") }];
      window.liveSocket.execJS(waiting, JSON.stringify([push]), "click");
    }
  },
  { capture: true },
);
