// What moves on every page. All of it works without: this only saves a step.
(() => {
const root = document.documentElement;

// The button follows what is seen, so one press always changes it; the link under it needs no script.
document.getElementById("theme")?.addEventListener("click", (event) => {
  event.preventDefault();
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
  document.dispatchEvent(new Event("themechange"));
});

document.addEventListener("click", async (event) => {
  for (const open of document.querySelectorAll(".switch [open], .jump [open]"))
    if (!open.contains(event.target) || event.target.closest(".jump a")) open.open = false;
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  event.preventDefault();
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.textContent = button.dataset.done;
});

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".switch details[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

// Dropped files go into the file field, and the form is sent at once.
for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  const send = () => {
    form.querySelector("[name=modified]").value = [...field.files].map((file) => file.lastModified).join(" ");
    if (field.files.length) form.requestSubmit();
  };
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    field.files = event.dataTransfer.files;
    send();
  });
  field.addEventListener("change", send);
  form.addEventListener("submit", () => { form.dataset.busy = "yes"; });
}
})();
