// The page: it loads the folder once, closes the door behind it, and hands each task to the worker.

const OUTCOMES = [
  "Nothing wrong was found.",
  "Something is wrong, late or missing: it is said below.",
  "The input could not be read.",
];
const find = (id) => document.getElementById(id);
const say = (text) => (find("state").textContent = text);

let worker;
let settle;
const ready = load();
ready.catch((error) => {
  find("progress").hidden = true;
  say(`The page could not be loaded: ${error.message}. Is the folder whole, and served by a web server?`);
});

async function load() {
  if (!globalThis.WebAssembly) throw new Error("this browser is too old, or its settings forbid WebAssembly");
  const folder = new URL(".", document.baseURI).href;
  const listed = await (await asked("files.json")).json();
  const total = listed.reduce((sum, each) => sum + each.bytes, 0);
  let done = 0;
  const files = await Promise.all(
    listed.map(async ({ name, bytes, integrity }) => {
      // the browser refuses a file that is not the one of which the checksum was written
      const contents = await (await asked(name, { integrity })).arrayBuffer();
      done += bytes;
      find("progress").value = done / total;
      say(`Loading: ${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`);
      return [name, contents];
    }),
  );
  closeTheDoor();
  say("Starting Python in the browser");
  find("progress").removeAttribute("value");
  const source = files.find(([name]) => name === "worker.mjs")[1];
  worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  worker.onmessage = ({ data }) => (data.failed === undefined ? settle.done(data) : settle.failed(new Error(data.failed)));
  worker.onerror = (event) => settle?.failed(new Error(event.message || "the worker could not be started"));
  const { rules } = await told({ task: "start", files, folder });
  offer(rules);
  find("progress").hidden = true;
  say("Ready. The network is closed to this page: it works without it from here.");
  document.body.dataset.state = "ready";
}

// the timescales to choose from, by area, each with what it is counted from
function offer(rules) {
  const groups = new Map();
  for (const [area, name, requirement] of rules) {
    if (!groups.has(area)) groups.set(area, Object.assign(document.createElement("optgroup"), { label: area }));
    groups.get(area).append(new Option(requirement[0].toUpperCase() + requirement.slice(1), name));
  }
  const chosen = find("rule").value;
  find("rule").replaceChildren(...groups.values());
  find("rule").value = chosen;
  const triggers = new Map(rules.map(([, name, , trigger]) => [name, trigger]));
  const tell = () => (find("rule-hint").textContent = `Counted from: ${triggers.get(find("rule").value)}`);
  find("rule").addEventListener("change", tell);
  tell();
}

async function asked(name, options) {
  const answer = await fetch(name, options);
  if (!answer.ok) throw new Error(`${name} is missing (${answer.status})`);
  return answer;
}

// from here on the browser itself refuses every connection of the page, and of the worker that it makes
function closeTheDoor() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'; img-src 'none'; media-src 'none'; font-src 'none'; form-action 'none'";
  document.head.append(policy);
}

function told(message) {
  return new Promise((done, failed) => {
    settle = { done, failed };
    worker.postMessage(message);
  });
}

let queue = Promise.resolve();

// one task after another, in the order in which they were asked for
function perform(task, title, request, given) {
  queue = queue.then(async () => {
    const started = Date.now();
    find("progress").hidden = false;
    const clock = setInterval(() => {
      if (worker) say(`${title}: ${Math.round((Date.now() - started) / 1000)} s`);
    }, 1000);
    try {
      await ready;
      find("progress").removeAttribute("value");
      say(`Working on it: ${title}`);
      show(title, await told({ task, asked: request, given }));
    } catch (error) {
      show(title, { status: 2, messages: `This page made a mistake: ${error.message}`, page: "", files: [] });
    } finally {
      clearInterval(clock);
      find("progress").hidden = true;
    }
  });
  return queue;
}

function show(title, { status, messages, page, files }) {
  find("answer").hidden = false;
  find("answer-title").textContent = title;
  find("outcome").textContent = OUTCOMES[status] ?? OUTCOMES[2];
  find("outcome").className = status === 0 ? "good" : "wrong";
  find("messages").replaceChildren(
    ...messages.split("\n").filter((line) => line.trim()).map((line) => item("li", line.trim())),
  );
  links.splice(0).forEach((each) => URL.revokeObjectURL(each));
  const made = files.map(({ name, contents }) => saved(`Save the due list (${name})`, name, contents));
  if (page) made.unshift(saved("Save this page", "page.html", page, "text/html"));
  find("saved").replaceChildren(...made);
  const frame = document.createElement("iframe");
  if (page) {
    frame.title = title;
    // no script in it runs; the page may look at it, to give it its height
    frame.sandbox = "allow-same-origin";
    frame.addEventListener("load", () => fit(frame));
    frame.srcdoc = page;
  }
  find("shown").replaceChildren(...(page ? [frame] : []));
  say(`Done: ${title}. ${find("outcome").textContent}`);
  find("answer-title").focus();
}

function fit(frame) {
  const root = frame.contentDocument.documentElement;
  const fitted = () => (frame.height = Math.ceil(root.getBoundingClientRect().height) + 2);
  new ResizeObserver(fitted).observe(root);
  fitted();
}

function item(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

const links = [];

function saved(label, name, contents, type = "application/octet-stream") {
  const made = item("a", label);
  made.href = URL.createObjectURL(new Blob([contents], { type }));
  made.download = name;
  links.push(made.href);
  return made;
}

for (const form of document.querySelectorAll("form")) {
  const dropped = new Map();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isExample = event.submitter?.value === "example";
    const given = isExample ? [] : await contentsOf(form, dropped);
    const fields = Object.fromEntries(
      [...new FormData(form)].filter(([, value]) => typeof value === "string"),
    );
    if (isExample && form.dataset.day) fields.day = form.dataset.day;
    const wanted = form.querySelector("input[data-wanted]");
    const about = isExample ? "York's example" : given.length ? nameOf(given) : "";
    if (wanted && !isExample && !given.some(({ path }) => path.startsWith(`${wanted.name}/`))) {
      say(`${form.dataset.title}: ${wanted.dataset.wanted}`);
      find(`${form.id}-missing`).textContent = wanted.dataset.wanted;
      wanted.focus();
      return;
    }
    if (form.id !== "due") find(`${form.id}-missing`).textContent = "";
    const title = about ? `${form.dataset.title}: ${about}` : form.dataset.title;
    perform(form.id, title, { ...fields, example: isExample }, given);
  });
  if (form.querySelector("input[type=file]")) takeDrops(form, dropped);
}

const nameOf = (given) => given[0].path.split("/")[1] + (given.length > 1 && !given[0].path.startsWith("folder/") ? " and more" : "");

async function contentsOf(form, dropped) {
  const chosen = [];
  for (const input of form.querySelectorAll("input[type=file]")) {
    const files = input.files.length
      ? [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
      : (dropped.get(input.name) ?? []);
    for (const { path, file } of files) {
      chosen.push({ path: `${input.name}/${path}`, contents: await file.arrayBuffer() });
    }
  }
  return chosen;
}

// what is dropped on a form stands for what could be chosen in it; a policy beside a register is known by its ending
function takeDrops(form, dropped) {
  const note = find(`${form.id}-dropped`);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry()).filter(Boolean);
    const files = (await Promise.all(entries.map((each) => filesOf(each, "")))).flat();
    dropped.clear();
    for (const each of files) {
      const inputs = [...form.querySelectorAll("input[type=file]")];
      const input = inputs.find((one) => one.accept === ".toml" && each.path.endsWith(".toml")) ?? inputs[0];
      input.value = "";
      dropped.set(input.name, [...(dropped.get(input.name) ?? []), each]);
    }
    note.textContent = files.length ? `Dropped: ${files.map(({ path }) => path).slice(0, 3).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""}` : "";
  });
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") {
      dropped.delete(event.target.name);
      note.textContent = "";
    }
  });
}

async function filesOf(entry, before) {
  if (entry.isFile) return [{ path: before + entry.name, file: await new Promise((done, failed) => entry.file(done, failed)) }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const each of some) found.push(...(await filesOf(each, `${before}${entry.name}/`)));
  }
}
