// what the theme leaves out for whoever reads with a keyboard or a screen reader
document.addEventListener("DOMContentLoaded", () => {
  for (const each of document.querySelectorAll("pre, .table-wrapper")) each.tabIndex = 0;
  for (const each of document.querySelectorAll(".caption[role=heading]")) each.setAttribute("aria-level", "2");
  // the lines of a long signature are no list of definitions
  for (const each of document.querySelectorAll("dt > dl")) each.outerHTML = each.outerHTML.replace(/<(\/?)d[ld]\b/g, "<$1div");
  document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "All pages");
  document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");
});
