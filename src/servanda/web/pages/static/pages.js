// What the pages do better with script; all of them work without. What it says stands in the page, in its language.
"use strict";
// The day slider: one move for each month, the form is sent when it is let go.
for (const form of document.querySelectorAll("form.days[data-first]")) {
  const field = form.elements.as_of, first = new Date(form.dataset.first), last = new Date(form.dataset.last);
  const months = (day) => (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth();
  const slider = document.createElement("input");
  Object.assign(slider, {type: "range", min: 0, max: months(last), value: months(field.value ? new Date(field.value) : new Date())});
  slider.setAttribute("aria-label", form.dataset.slider);
  const told = () => slider.setAttribute("aria-valuetext", field.value || form.dataset.today);
  told();
  slider.addEventListener("input", () => {
    const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + Number(slider.value), 1));
    field.value = day.toISOString().slice(0, 10);
    told();
  });
  let sending;
  slider.addEventListener("change", () => { clearTimeout(sending); sending = setTimeout(() => form.requestSubmit(), 500); });
  form.append(slider);
}
// No field that is empty goes into the address.
for (const form of document.querySelectorAll("form.days")) {
  form.addEventListener("formdata", (event) => {
    const filled = [...event.formData.entries()].filter(([, value]) => value !== "");
    for (const name of [...event.formData.keys()]) event.formData.delete(name);
    for (const [name, value] of filled) event.formData.append(name, value);
  });
}
// An assertion that is composed is answered at every choice: what is live on the page is put in anew, the address goes along.
const compose = document.getElementById("compose");
if (compose) {
  let asked = 0;
  compose.addEventListener("change", async (event) => {
    const data = new FormData(compose), mine = ++asked;
    if (!compose.reportValidity()) return;
    const where = `${compose.getAttribute("action") || location.pathname}?${new URLSearchParams(data)}`;
    const made = await fetch(where, {headers: {Accept: "text/html"}});
    if (mine !== asked) return;  // another choice came meanwhile
    const fresh = new DOMParser().parseFromString(await made.text(), "text/html");
    for (const part of fresh.querySelectorAll("[data-live]")) {
      const old = document.getElementById(part.id);
      if (old && !old.contains(event.target)) old.replaceWith(document.adoptNode(part));
    }
    history.replaceState(null, "", where);
  });
}
// The checker: files dropped on it, and word of how long it takes.
const checker = document.getElementById("checker");
if (checker) {
  const file = checker.elements.file, progress = document.getElementById("progress");
  checker.addEventListener("dragover", (event) => { event.preventDefault(); checker.classList.add("over"); });
  checker.addEventListener("dragleave", () => checker.classList.remove("over"));
  checker.addEventListener("drop", (event) => {
    checker.classList.remove("over");
    if (event.dataTransfer.files.length) { event.preventDefault(); file.files = event.dataTransfer.files; }
  });
  checker.addEventListener("submit", () => {
    const began = Date.now(), said = progress.querySelector("span");
    progress.hidden = false;
    said.textContent = progress.dataset.began;
    const told = () => progress.dataset.since.replace("{seconds}", Math.round((Date.now() - began) / 1000));
    setInterval(() => { said.textContent = told(); }, 1000);
  });
}
// The bookmark that brings a page here. It runs on that page; what it brings stands after the #, which no browser sends anywhere.
function bring(to) {
  const first = (where) => document.querySelector(where), article = first("article") || first("main") || document.body;
  const told = first('meta[property="article:published_time"], meta[itemprop="datePublished"], meta[name="date"]');
  const time = first("article time[datetime]"), day = /^\d{4}-\d\d-\d\d/.exec(told ? told.content : time ? time.dateTime : "");
  const text = (String(getSelection()).trim() || article.innerText).slice(0, 300000);
  const brought = {text, title: document.title.slice(0, 300), outlet: location.hostname, published: day ? day[0] : ""};
  open(`${to}/check#${new URLSearchParams(brought)}`);
}
const bookmark = document.getElementById("bookmark");
if (bookmark) {
  bookmark.hidden = false;
  bookmark.querySelector("a").href = `javascript:${encodeURIComponent(`(${bring})(${JSON.stringify(location.origin)})`)}`;
}
if (checker && location.hash.startsWith("#text=")) {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = checker.elements[name];
    if (field && ["text", "title", "outlet", "published"].includes(name)) field.value = value;
  }
  history.replaceState(null, "", location.pathname);
  checker.querySelector("button.act").focus();
}
// A key that a link brings after its #: it goes into the field and out of the address.
const keyForm = document.getElementById("key-form");
if (keyForm && location.hash.startsWith("#servanda_")) {
  keyForm.elements.secret.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  keyForm.querySelector("button").focus();
}
// The desk by keyboard: j and k from claim to claim; a, c and r decide.
const links = [...document.querySelectorAll("#claims a")], review = document.getElementById("review-form");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, select, input:not([type=radio])")) return;
  if ((event.key === "j" || event.key === "k") && links.length) {
    const at = links.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
    links[Math.min(Math.max(at, 0), links.length - 1)].focus();
  }
  const decision = {a: "accept", c: "correct", r: "reject"}[event.key];
  if (decision && review) {
    event.preventDefault();
    review.elements.decision.value = decision;
    if (decision === "correct") review.querySelector("details").open = true;
    review.elements.reason.focus();
  }
});
