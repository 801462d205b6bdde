// Notices by server-sent events. An event `notice` carries JSON: {"text", "href", "label", "unread"}.
// Without events the page is as it was when it was loaded, and a reload shows the news.

const SHOWN_AT_ONCE = 3

export function live(region) {
  const source = region?.dataset.events
  if (!source || !('EventSource' in window)) return
  const events = new EventSource(source)
  events.addEventListener('notice', (event) => {
    let notice
    try {
      notice = JSON.parse(event.data)
    } catch {
      return
    }
    count(notice.unread)
    if (notice.text) say(region, notice)
  })
  window.addEventListener('pagehide', () => events.close())
}

function count(unread) {
  for (const badge of document.querySelectorAll('[data-unread]')) {
    badge.textContent = unread > 0 ? String(unread) : ''
    badge.hidden = !(unread > 0)
  }
}

function say(region, { text, href, label }) {
  const box = document.createElement('div')
  box.className = 'k-flash'
  const line = document.createElement('p')
  line.textContent = text
  box.append(line)
  // Only paths of this server: a notice never leads elsewhere.
  if (typeof href === 'string' && href.startsWith('/') && !href.startsWith('//')) {
    const link = document.createElement('a')
    link.href = href
    link.textContent = label
    box.append(link)
  }
  region.append(box)
  while (region.children.length > SHOWN_AT_ONCE) region.firstElementChild.remove()
}
