// Python, away from the page, so that the page answers while it works. It is made from the page's own memory: that way
// the browser holds it to the page's policy, which forbids every connection by the time that it is made.

const kept = new Map();
let python;

self.onmessage = async ({ data }) => {
  try {
    if (data.task !== "start") return self.postMessage(work(data));
    self.postMessage(await start(data));
    // while the reader chooses a file; what is asked meanwhile waits its turn
    setTimeout(() => python.globals.get("warm_up")());
  } catch (error) {
    self.postMessage({ failed: String(error?.message ?? error).slice(0, 2000) });
  }
};

async function start({ files, folder }) {
  for (const [name, contents] of files) kept.set(name, contents);
  // the runtime asks for its parts as if they were elsewhere, and is answered from memory
  self.fetch = async (asked) => {
    const name = String(asked?.url ?? asked).split("/").pop();
    if (!kept.has(name)) throw new TypeError(`${name} is not here, and nothing is fetched`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(kept.get(name), { headers: { "content-type": type } });
  };
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const lockFileContents = new TextDecoder().decode(kept.get("pyodide-lock.json"));
  python = await loadPyodide({ indexURL: folder, lockFileContents });
  for (const [name, contents] of kept) {
    if (name.endsWith(".whl")) python.unpackArchive(contents, "wheel");
    if (name.endsWith(".zip") && name !== "python_stdlib.zip") {
      python.FS.mkdirTree("/examples");
      python.unpackArchive(contents, "zip", { extractDir: "/examples" });
    }
  }
  python.runPython(new TextDecoder().decode(kept.get("tasks.py")));
  kept.clear();
  const { status, messages, files: [rules] } = work({ task: "rules", asked: {}, given: [] });
  if (status) throw new Error(messages);
  return { rules: JSON.parse(new TextDecoder().decode(rules.contents)) };
}

function work({ task, asked, given }) {
  python.globals.get("begin")();
  for (const { path, contents } of given) {
    const whole = `/given/${path}`;
    python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
    python.FS.writeFile(whole, new Uint8Array(contents));
  }
  const answer = JSON.parse(python.globals.get("answer")(task, JSON.stringify(asked)));
  const files = answer.files.map((name) => ({ name, contents: python.FS.readFile(`/made/${name}`) }));
  return { ...answer, files };
}
