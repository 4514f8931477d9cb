// Charts come after the page: the picture that is there already becomes one that can be asked.
(() => {
const bundle = document.currentScript.dataset.vega;
const root = document.documentElement;
const narrow = matchMedia("(max-width: 44rem)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const locale = root.lang === "en"
  ? { decimal: ".", thousands: ",", grouping: [3], currency: ["", " VND"] }
  : { decimal: ",", thousands: ".", grouping: [3], currency: ["", " đ"] };
let vega;

function library() {
  vega ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    // The bundle is a module that leaves its functions on the window.
    script.type = "module";
    script.src = bundle;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return vega;
}

async function draw(box) {
  const theme = root.dataset.theme || (dark.matches ? "dark" : "light");
  const size = narrow.matches ? "narrow" : "wide";
  const address = new URL(box.dataset[size], location.href);
  address.search = new URLSearchParams({ as: theme, lang: root.lang, at: box.dataset.at });
  const [answer] = await Promise.all([fetch(address), library()]);
  if (!answer.ok) return;
  const spec = await answer.json();
  const drawn = document.createElement("div");
  await window.vegaEmbed(drawn, spec, {
    actions: false, ast: true, renderer: "svg", defaultStyle: false, formatLocale: locale,
    tooltip: { disableDefaultStyle: true, theme: "lantoa" },
  });
  for (const part of drawn.querySelectorAll("[role], [aria-label]")) {
    part.removeAttribute("role"); part.removeAttribute("aria-label"); part.removeAttribute("aria-roledescription");
  }
  drawn.firstElementChild?.setAttribute("aria-hidden", "true");
  box.replaceChildren(drawn);
}

const boxes = [...document.querySelectorAll(".drawing")];
const drawnOnes = new Set();
const again = () => { for (const box of drawnOnes) draw(box); };
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    drawnOnes.add(target);
    draw(target);
  }
}, { rootMargin: "200px" });
addEventListener("load", () => { for (const box of boxes) seen.observe(box); });
for (const query of [narrow, dark]) query.addEventListener("change", again);
document.addEventListener("themechange", again);
})();
