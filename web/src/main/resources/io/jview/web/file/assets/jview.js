// Starts the LiveView client. A script that runs before this one may set
// window.jview = {hooks, params, options, texts}; the started client is window.liveSocket.
(() => {
  "use strict";
  const { hooks = {}, params = {}, options = {}, texts = {} } = window.jview || {};
  const { socket: socketPath = "/live", maxBytes = 1 << 20 } = document.currentScript?.dataset || {};
  const token = document.querySelector("meta[name='csrf-token']")?.content;
  const root = document.documentElement;

  const says = {
    cookie:
      "This page is not live: your browser has not sent this site's cookie back. " +
      "Allow cookies for this site, and try again.",
    address: "This page is not live: the server does not know the address that it was loaded from.",
    crashed: "This page is not live at the moment. It is tried again from time to time.",
    stopped: "This page has failed several times. What you have typed is still here.",
    tooLong: (field, bytes, max) =>
      `What is in “${field}” is too long to be sent: ${bytes.toLocaleString()} bytes of at most ` +
      `${max.toLocaleString()}. It has been kept here. Shorten it to go on.`,
    again: "Try again",
    close: "Close",
    ...texts,
  };

  // --- words to the user

  const notice = {
    show(text, action = says.again, act = () => window.location.reload()) {
      this.hide();
      const box = document.createElement("div");
      box.id = "jview-notice";
      box.setAttribute("role", "alert");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = action;
      button.addEventListener("click", act);
      box.append(text + " ", button);
      document.body.prepend(box);
    },
    hide() {
      document.getElementById("jview-notice")?.remove();
    },
  };

  // --- what a browser may refuse: storage and cookies

  const memory = () => {
    const kept = new Map();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, String(value)),
      removeItem: (key) => void kept.delete(key),
    };
  };
  const storage = (name) => {
    try {
      window[name].getItem("jview");
      return window[name];
    } catch {
      return memory();
    }
  };
  const keepsCookie = (name, value) => {
    const framed = window.self !== window.top ? "; SameSite=None; Secure; Partitioned" : "";
    try {
      document.cookie = `${name}=${value}; max-age=60; path=/${framed}`;
      return document.cookie.includes(`${name}=`);
    } catch {
      return false;
    }
  };

  // --- reloads: one in the hope that it helps, and one to show the server's error page. They are
  // counted in the history's entry, which needs no storage, until the page has been live.

  const reloading = (name) => ({
    done: () => history.state?.[name] || 0,
    reset() {
      if (this.done() > 0) {
        const { [name]: done, ...state } = history.state;
        history.replaceState(Object.keys(state).length > 0 ? state : null, "");
      }
    },
    reload() {
      history.replaceState({ ...history.state, [name]: this.done() + 1 }, "");
      window.location.reload();
    },
  });
  const reloads = reloading("jviewReloads");

  // After a restart every browser comes back: not all at one moment.
  const jitter = (millis) => Math.round(millis * (0.5 + Math.random()));
  const jittered = (steps) => (tries) => jitter(steps[tries - 1] ?? steps.at(-1));

  // --- a lost connection: often at first, since most restarts are short

  const AT_FIRST = 10000;
  const laterSteps = jittered([1000, 2000, 5000]);
  let lostAt = 0;
  let lateTries = 0;

  const reconnectAfterMs = (tries) => {
    if (tries === 1) {
      lostAt = performance.now();
      lateTries = 0;
    }
    return performance.now() - lostAt < AT_FIRST ? jitter(250) : laterSteps(++lateTries);
  };

  // --- an error page of the server's fault, 500 and more: loaded again, more and more rarely; not
  // one that says why a page which was loaded well cannot be live, which would go on for ever

  const errorPages = reloading("jviewErrors");
  const errorSteps = jittered([2000, 5000, 10000, 30000, 60000]);
  if (!document.querySelector("meta[name='jview-retry']")) {
    errorPages.reset();
  } else if (reloads.done() === 0) {
    setTimeout(() => errorPages.reload(), errorSteps(errorPages.done() + 1));
  }

  // --- joining again after a crash: slower each time, until the view has lived for a while. The
  // client counts from the last join that went well, so each of its timers has a count of ours. One
  // that crashes soon after each join, as by what its form sends again, is left alone in the end.

  const ROUNDS = 3;
  const SOON = 10000;
  const NEVER = 2 ** 31 - 1;
  const rejoinSteps = jittered([1000, 2000, 5000, 10000, 30000, 60000, 120000, 300000]);
  const LIVED = 60000;
  const crashes = new WeakMap();

  const crashesOf = (timer) => crashes.get(timer) || { count: 0, due: 0, rounds: 0, joined: null };

  const rejoinAfterMs = (timer, tries) => {
    const last = crashesOf(timer);
    const now = performance.now();
    const rounds = last.joined === null ? last.rounds : now < last.joined + SOON ? last.rounds + 1 : 1;
    if (rounds > ROUNDS) {
      crashes.delete(timer);
      stopped(timer);
      return NEVER;
    }
    const count = Math.max(tries, now > last.due + LIVED ? 1 : last.count + 1);
    const wait = rejoinSteps(count);
    crashes.set(timer, { count, due: now + wait, rounds, joined: null });
    return wait;
  };

  const stopped = (timer) => {
    root.classList.add("jview-stopped");
    notice.show(says.stopped, says.again, () => {
      root.classList.remove("jview-stopped");
      notice.hide();
      timer.reset();
      timer.callback();
    });
  };

  // --- what is too long to be sent: the server would have to close the socket. The text stays, the
  // user is told, and so is the server.

  const held = (view, event, payload) => {
    const { value } = payload;
    const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
    const bytes = new TextEncoder().encode(text).length;
    if (event !== "event" || bytes + 1024 <= maxBytes) {
      return false;
    }
    const size = ([, text]) => text.length;
    const fields = [...new URLSearchParams(payload.type === "form" ? text : "")];
    const [name = payload.event] = fields.sort((a, b) => size(b) - size(a))[0] || [];
    const label = document.getElementsByName(name)[0]?.labels?.[0]?.textContent.trim();
    notice.show(says.tooLong(label || name, bytes, Number(maxBytes)), says.close, notice.hide);
    view.channel.push("too_long", { event: payload.event, field: name, bytes });
    return true;
  };

  // --- a dialog is on the page while it is open; the server says when it is not any more

  const dialog = {
    mounted() {
      this.opener = document.activeElement;
      this.el.showModal();
      const close = () =>
        this.liveSocket.execJS(this.el, this.el.getAttribute("phx-close"), "click");
      this.el.addEventListener("cancel", (event) => {
        event.preventDefault();
        close();
      });
      this.el.addEventListener("click", ({ target }) => target === this.el && close());
    },
    destroyed() {
      if (this.opener?.isConnected) {
        this.opener.focus();
      }
    },
  };

  const RELOAD_STATUS = "__phoenix_reload_status__";
  const AT_ONCE = 300;
  const IN_A_WHILE = 7500;

  class Client extends LiveView.LiveSocket {
    newRootView(...args) {
      const view = super.newRootView(...args);
      this.adapt ??= this.adaptViews(Object.getPrototypeOf(view));
      return view;
    }

    adaptViews(views) {
      const client = this;
      const { join, onJoin, onJoinError, pushLinkPatch, pushWithReply } = views;
      // The client asks its options, which do not know whose timer it is.
      views.join = function (...then) {
        const timer = this.channel.rejoinTimer;
        timer.timerCalc = (tries) => rejoinAfterMs(timer, tries);
        return join.apply(this, then);
      };
      views.onJoin = function (...joined) {
        const timer = this.channel.rejoinTimer;
        crashes.set(timer, { ...crashesOf(timer), joined: performance.now() });
        if (this.isMain()) {
          reloads.reset();
          notice.hide();
          root.classList.remove("jview-stopped");
        }
        return onJoin.apply(this, joined);
      };
      views.onJoinError = function (refusal) {
        client.refusal = refusal;
        try {
          return onJoinError.call(this, refusal);
        } finally {
          client.refusal = null;
        }
      };
      views.pushLinkPatch = function (event, href, target, then) {
        client.goingBack = event.type === "popstate";
        return pushLinkPatch.call(this, event, href, target, (...done) => {
          client.goingBack = false;
          then?.(...done);
        });
      };
      views.pushWithReply = function (refs, event, payload) {
        return held(this, event, payload)
          ? Promise.resolve({ type: "error", error: "too long", context: { attribution: "app" } })
          : pushWithReply.call(this, refs, event, payload);
      };
      return true;
    }

    // Where the view leads on at once from what the Back button has led to, that must not be one
    // more page to go back from; nor must the address where the browser is already, which the
    // client knows by its whole text only.
    historyPatch(href, linkState, linkRef) {
      const to = new URL(href, window.location.href).href;
      super.historyPatch(to, this.goingBack ? "replace" : linkState, linkRef);
    }

    resetReloadStatus() {
      try {
        super.resetReloadStatus();
      } catch {
        // A frame without an origin of its own has no cookies, so there is nothing to remove.
      }
    }

    // Leads elsewhere, or loads the page anew since it cannot be live with what it has: once, and
    // once more for the error page that the server wants to show.
    redirect(to, flash, reloadToken) {
      const bare = (url) => new URL(url, window.location.href).href.split("#")[0];
      if (!this.refusal?.reason || bare(to) !== bare("")) {
        super.redirect(to, flash, reloadToken);
      } else if (reloadToken ? reloads.done() < 2 : reloads.done() < 1) {
        if (reloadToken && !keepsCookie(RELOAD_STATUS, reloadToken)) {
          this.giveUp(this.main, says.cookie);
          return;
        }
        this.unload();
        reloads.reload();
      } else {
        this.giveUp(this.main, says.address);
      }
    }

    // The server has not let the page be live, or does not answer.
    reloadWithJitter(view, log) {
      const session = this.refusal?.reason?.includes("session");
      if (this.hasPendingLink()) {
        super.reloadWithJitter(view, log);
      } else if (reloads.done() < 1) {
        this.disconnect();
        clearTimeout(this.reloading);
        this.reloading = setTimeout(() => reloads.reload(), jitter(session ? AT_ONCE : IN_A_WHILE));
      } else if (session) {
        this.giveUp(view, says.cookie);
      } else {
        notice.show(says.crashed);
        if (!this.isConnected()) {
          setTimeout(() => this.connect(), jitter(IN_A_WHILE));
        }
      }
    }

    // Leaves the page as it was loaded, and says why.
    giveUp(view, why) {
      this.disconnect();
      view?.setContainerClasses();
      root.classList.remove("jview-busy");
      notice.show(why);
    }
  }

  const liveSocket = new Client(socketPath, Phoenix.Socket, {
    reconnectAfterMs,
    sessionStorage: storage("sessionStorage"),
    localStorage: storage("localStorage"),
    ...options,
    hooks: { "JView.Dialog": dialog, ...hooks },
    params: (view) => ({
      ...(typeof params === "function" ? params(view) : params),
      _csrf_token: token,
      _reloads: reloads.done(),
    }),
  });

  // A lost connection counts as loading too, but it has a notice of its own.
  const busy = (on) => ({ detail }) =>
    root.classList.toggle("jview-busy", on && detail?.kind !== "error");
  window.addEventListener("phx:page-loading-start", busy(true));
  window.addEventListener("phx:page-loading-stop", busy(false));

  // Asks before a click or a form goes on that has data-confirm, ahead of all that listens.
  const confirmed = (event, element) => {
    const question = element?.getAttribute("data-confirm");
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const asking = ({ target }) => target instanceof Element && target.closest("[data-confirm]:not(form)");
  window.addEventListener("click", (event) => confirmed(event, asking(event)), { capture: true });
  window.addEventListener("submit", (event) => confirmed(event, event.target), { capture: true });

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
