window.jview = {
  hooks: {
    Echo: {
      mounted() {
        this.handleEvent("shout", ({ text }) => {
          this.el.textContent = text;
        });
        this.el.addEventListener("click", () => {
          this.pushEvent("ask", { question: "2 + 2" }, ({ answer }) => {
            this.el.textContent = answer;
          });
        });
      },
    },
  },
};
