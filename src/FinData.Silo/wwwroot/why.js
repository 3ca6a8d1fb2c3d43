// A link to a figure opens it: the balance names the figures that it is made of.
(() => {
  "use strict";
  const open = () => {
    const figure = location.hash && document.getElementById(location.hash.slice(1));
    if (figure?.tagName !== "DETAILS") return;
    figure.open = true;
    figure.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", open);
  open();
})();
