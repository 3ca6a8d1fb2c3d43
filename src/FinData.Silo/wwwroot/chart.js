// Draws the closing balances of a contract's days. Amounts arrive as decimal strings; they become numbers here only to be drawn.
(() => {
  "use strict";
  const figure = document.querySelector("[data-chart]");
  if (!figure || !window.uPlot) return;

  const plot = figure.querySelector("[data-plot]");
  const problem = figure.querySelector("[data-problem]");
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const minus = text => text.replace("-", "\u2212");
  const amount = value => value === null || value === undefined ? "" : minus(value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const day = seconds => seconds === null || seconds === undefined ? "" : new Date(seconds * 1000).toISOString().slice(0, 10);
  let chart = null, data = null;

  const series = (label, stroke, fill, dash) => ({
    label, stroke: colour(stroke), width: 1.75, points: { show: data.days.length < 40 }, paths: uPlot.paths.stepped({ align: 1 }),
    dash, fill: fill ? colour(stroke) + "1c" : undefined, value: (_, v) => amount(v),
  });

  const axis = extra => ({ stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 }, font: "12px system-ui, sans-serif", ...extra });

  // By distance of the ticks: years, months, days; the year below where it changes.
  const dates = [
    [31536000, "{YYYY}", null, null, null, null, null, null, 1],
    [2419200, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1],
    [86400, "{MM}-{DD}", "\n{YYYY}", null, null, null, null, null, 1],
    [1, "", null, null, null, null, null, null, 1],
  ];

  const draw = () => {
    if (!data) return;
    if (chart) chart.destroy();
    const columns = [data.days.map(d => Date.parse(d) / 1000), data.balance.map(Number)];
    const lines = [{ label: "Day", value: (_, v) => day(v) }, series("Balance", "--balance", true)];
    if (data.principal) {
      columns.push(data.principal.map(Number));
      lines.push(series("Principal outstanding", "--principal", false, [6, 4]));
    }
    chart = new uPlot({
      width: plot.clientWidth, height: plot.clientWidth < 500 ? 220 : 280, tzDate: t => uPlot.tzDate(new Date(t * 1000), "UTC"), series: lines,
      scales: { y: { range: { min: { soft: 0, mode: 1, pad: 0.05 }, max: { soft: 0, mode: 1, pad: 0.05 } } } },
      axes: [axis({ values: dates }), axis({ size: 84, values: (_, all) => all.map(v => minus(v.toLocaleString("en-US"))) })],
      cursor: { y: false }, legend: { live: true },
    }, columns, plot);
  };

  const say = text => {
    problem.textContent = text;
    problem.hidden = text === "";
    plot.hidden = text !== "";
  };

  const load = async () => {
    try {
      const answer = await fetch(figure.dataset.chart, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      data = await answer.json();
    } catch {
      say("The chart could not be loaded; the statement has the same figures.");
      return;
    }
    if (data.days.length === 0) {
      say("No event has moved the balance yet.");
      return;
    }
    say("");
    plot.setAttribute("aria-label", `Line chart of the balance from ${data.days[0]} to ${data.days.at(-1)}, `
      + `last ${data.balance.at(-1)} ${data.currency || ""}; the statement has the same figures as a table`);
    draw();
  };

  let resize = 0;
  new ResizeObserver(() => {
    clearTimeout(resize);
    resize = setTimeout(() => { if (chart && chart.width !== plot.clientWidth) draw(); }, 100);
  }).observe(plot);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.addEventListener("findata:refreshed", load);
  load();
})();
