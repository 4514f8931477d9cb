// A passkey that did not work is said on the page, not in the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const place of document.querySelectorAll("[data-passkey-problem]")) place.hidden = false;
});
