// Drives a random tree through sequences of changes, and compares what the page shows with what a
// page that is rendered at once would show.
(() => {
  let hook;
  let driver;
  let crashed = false;

  // Whoever asks is locked until the answer, with all that is in it, and the client does not take
  // items out of a stream that is in a locked element: then one beside the tree asks.
  const speaker = () => (hook.el.querySelector("[phx-update=stream]") ? driver : hook);

  const ask = (event, payload) => speaker().pushEvent(event, payload);

  // Without what the client adds to elements.
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const inner of copy.querySelectorAll("*")) {
      for (const { name } of [...inner.attributes]) {
        if (name.startsWith("data-phx-")) inner.removeAttribute(name);
      }
    }
    return copy.innerHTML;
  };

  const parsed = (html) => {
    const template = document.createElement("div");
    template.innerHTML = html;
    return template.innerHTML;
  };

  // A number below n that a seed decides on.
  const chooser = (seed) => {
    let state = seed >>> 0;
    return (n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 8) % n;
    };
  };

  const change = (choose) => {
    const parts = hook.el.querySelectorAll("[data-phx-component]");
    if (parts.length > 0 && choose(2) === 0) {
      const cid = parts[choose(parts.length)].getAttribute("data-phx-component");
      return speaker().pushEventTo(Number(cid), "change", {});
    }
    return ask("change", {});
  };

  window.jview = {
    hooks: {
      Driver: {
        mounted() {
          driver = this;
        },
      },
      Tree: {
        mounted() {
          hook = this;
        },
        disconnected() {
          crashed = true;
        },
      },
    },
  };

  // Gives what was wrong first, or null.
  const runSequence = async (seed, changes) => {
    const choose = chooser(seed);
    await ask("begin", { seed: String(seed) });
    for (let i = 0; i <= changes; i++) {
      await ask("settle", {}); // whatever waits is rendered with its answer
      const { html } = await ask("look", {});
      const shown = plain(hook.el);
      if (shown !== parsed(html) || shown.includes("undefined")) {
        return { seed, change: i, shown, expected: parsed(html) };
      }
      await change(choose);
    }
    return null;
  };

  window.runSequences = async (first, count, changes) => {
    crashed = false;
    for (let seed = first; seed < first + count; seed++) {
      const wrong = await runSequence(seed, changes);
      if (wrong || crashed) return JSON.stringify(wrong || { seed, crashed });
    }
    return "";
  };
})();
