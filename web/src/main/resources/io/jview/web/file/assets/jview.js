// Starts the LiveView client. A script that runs before this one may set
// window.jview = {hooks, params, options}; the started client is window.liveSocket.
(() => {
  "use strict";
  const { hooks = {}, params = {}, options = {} } = window.jview || {};
  const socketPath = document.currentScript?.dataset.socket || "/live";
  const token = document.querySelector("meta[name='csrf-token']")?.content;

  // After a restart every browser comes back: not all at one moment.
  const jittered = (steps) => (tries) =>
    Math.round((steps[tries - 1] ?? steps.at(-1)) * (0.5 + Math.random()));

  const liveSocket = new LiveView.LiveSocket(socketPath, Phoenix.Socket, {
    reconnectAfterMs: jittered([200, 500, 1000, 2000, 5000]),
    rejoinAfterMs: jittered([1000, 2000, 5000, 10000]),
    ...options,
    hooks,
    params: (view) => ({
      ...(typeof params === "function" ? params(view) : params),
      _csrf_token: token,
    }),
  });

  // A lost connection counts as loading too, but it has a notice of its own.
  const busy = (on) => ({ detail }) =>
    document.documentElement.classList.toggle("jview-busy", on && detail?.kind !== "error");
  window.addEventListener("phx:page-loading-start", busy(true));
  window.addEventListener("phx:page-loading-stop", busy(false));

  // The client ignores a click on an element whose last click has not been answered yet, so that
  // nothing is ordered twice. On elements with data-every-click each one counts.
  const everyClick = ({ target }) => {
    const waiting = target.closest("[data-every-click][data-phx-ref-src]");
    const action = waiting?.getAttribute("phx-click");
    if (action) {
      const isCommand = action.startsWith("[");
      const command = isCommand ? action : JSON.stringify([["push", { event: action }]]);
      liveSocket.execJS(waiting, command, "click");
    }
  };
  window.addEventListener("click", everyClick, { capture: true });

  liveSocket.connect();
  window.liveSocket = liveSocket;
})();
