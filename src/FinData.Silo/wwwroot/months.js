// Draws figures by month as stacked bars, from the table that stands below each chart: chart and table cannot differ.
(() => {
  "use strict";
  if (!window.uPlot) return;

  const colours = ["--balance", "--principal", "--third", "--fourth", "--fifth"];
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const minus = text => text.replace("-", "\u2212");
  const amount = value => minus(value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const short = value => minus(new Intl.NumberFormat("en-US", { notation: "compact" }).format(value));
  const charts = new Map();

  const monthsFrom = (first, last) => {
    const months = [];
    for (let [year, month] = first.split("-").map(Number); ; month === 12 ? (year++, month = 1) : month++) {
      const name = `${year}-${String(month).padStart(2, "0")}`;
      if (name > last) return months;
      months.push(name);
    }
  };

  const read = figure => {
    const rows = new Map([...figure.querySelectorAll("tr[data-month]")].map(row => [row.dataset.month, [...row.querySelectorAll("td[data-value]")].map(cell => Number(cell.dataset.value))]));
    const names = [...figure.querySelectorAll("thead th")].slice(1, -1).map(cell => cell.textContent);
    const listed = [...rows.keys()];
    // A month without a row is a month without figures, not one to be skipped.
    const months = monthsFrom(listed[0], listed.at(-1));
    return { names, months, values: names.map((_, i) => months.map(month => rows.get(month)?.[i] ?? 0)) };
  };

  // Positive figures stand on each other, negative ones hang below each other. What is drawn last must be the shortest.
  const stack = values => {
    const tops = values.map(column => column.map(() => 0));
    for (let m = 0; m < values[0].length; m++) {
      let up = 0, down = 0;
      values.forEach((column, i) => { tops[i][m] = column[m] >= 0 ? (up += column[m]) : (down += column[m]); });
    }
    return tops;
  };

  const axis = extra => ({ stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 }, font: "12px system-ui, sans-serif", ...extra });

  const draw = figure => {
    const plot = figure.querySelector("[data-plot]");
    charts.get(plot)?.destroy();
    const data = read(figure);
    const tops = stack(data.values);
    const order = data.names.map((_, i) => i).reverse();
    const bars = uPlot.paths.bars({ size: [0.72, 48] });
    const series = order.map(i => ({
      label: data.names[i], stroke: colour(colours[i % colours.length]), fill: colour(colours[i % colours.length]), width: 0, paths: bars, points: { show: false },
      value: (_, __, ___, at) => at === null || at === undefined ? "" : amount(data.values[i][at]),
    }));
    charts.set(plot, new uPlot({
      width: plot.clientWidth, height: 220, series: [{ label: "Month", value: (_, __, ___, at) => data.months[at] ?? "" }, ...series],
      scales: { x: { time: false, range: [-0.6, data.months.length - 0.4] }, y: { range: { min: { soft: 0, mode: 1, pad: 0.05 }, max: { soft: 0, mode: 1, pad: 0.05 } } } },
      axes: [axis({ incrs: [1, 2, 3, 6, 12, 24, 60, 120], space: 64, values: (_, ticks) => ticks.map(at => data.months[at] ?? "") }), axis({ size: 64, values: (_, all) => all.map(short) })],
      cursor: { y: false }, legend: { live: true },
    }, [data.months.map((_, at) => at), ...order.map(i => tops[i])], plot));
  };

  const each = wanted => {
    for (const figure of document.querySelectorAll("[data-months]")) {
      const plot = figure.querySelector("[data-plot]");
      if (wanted(plot) && figure.querySelector("tr[data-month]")) draw(figure);
    }
    for (const plot of charts.keys()) if (!plot.isConnected) charts.delete(plot);
  };

  let resize = 0;
  new ResizeObserver(() => {
    clearTimeout(resize);
    resize = setTimeout(() => each(plot => charts.get(plot)?.width !== plot.clientWidth), 100);
  }).observe(document.getElementById("main"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => each(() => true));
  document.addEventListener("findata:refreshed", () => each(plot => plot.childElementCount === 0));
  each(() => true);
})();
