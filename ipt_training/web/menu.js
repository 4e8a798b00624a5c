// On a phone the menu at the side lies over the page: a choice closes it, and the page is seen.

const PHONE = 768;

document.addEventListener("click", (event) => {
  const chosen = event.target.closest?.("[data-testid=stSidebar] a");
  if (!chosen || window.innerWidth > PHONE) return;
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
});
