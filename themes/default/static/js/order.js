/* The other order of a page that shows all of its entries: turned round in place, and kept in the address.

   Years and months stand as the generator would put them, so a month that is not known stays at the end
   of its year. The pages before and after are read in the same order. */
(() => {
  "use strict";
  const turn = document.querySelector("[data-turns]");
  const list = document.querySelector(".timeline");
  if (!turn || !list) return;

  const said = document.querySelector("[data-in-order]");
  const own = said.dataset.inOrder;
  const beside = document.querySelectorAll("a[rel=prev], a[rel=next]");
  let order = own;

  const reverse = (parent) => parent.append(...[...parent.children].reverse());

  /* A month is its heading and the list after it. */
  const reverseMonths = (year) => {
    const months = [...year.querySelectorAll(".month")].map((name) => [name, name.nextElementSibling]);
    const known = months.filter(([name]) => !name.id.endsWith("-no-month"));
    const unknown = months.filter(([name]) => name.id.endsWith("-no-month"));
    year.append(...[...known.reverse(), ...unknown].flat());
  };

  const show = (wanted) => {
    if (wanted === order) return;
    order = wanted;
    reverse(list);
    list.querySelectorAll(".year").forEach(reverseMonths);
    list.querySelectorAll(".entries").forEach(reverse);
    said.textContent = turn.dataset[order];
    turn.textContent = turn.dataset[order === "newest" ? "showOldest" : "showNewest"];
    for (const link of beside) link.search = order === own ? "" : `?order=${order}`;
  };

  turn.addEventListener("click", () => {
    show(order === "newest" ? "oldest" : "newest");
    const to = new URL(location.href);
    if (order === own) to.searchParams.delete("order");
    else to.searchParams.set("order", order);
    history.replaceState(history.state, "", to);
  });

  const asked = new URLSearchParams(location.search).get("order");
  if (asked === "newest" || asked === "oldest") show(asked);
})();
