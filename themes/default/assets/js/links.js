// Links to a page in another language: what is asked stands after the `#`, so it goes
// along. Must not know what that is.

/** The link's own address, with what the page's has after the `#` now. */
function follow(link) {
  link.href = link.href.split('#')[0] + location.hash
}

/** Keeps the page's links so. */
export function followLinks() {
  Array.from(document.querySelectorAll('a[data-language]')).forEach((link) => {
    follow(link)
    window.addEventListener('hashchange', () => follow(link))
  })
}
