// Keyboard shortcuts: an element with data-key="s" is pressed by s, or gets the focus when it
// is a field. Never while somebody writes, and never with a modifier.

export function keys(root) {
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target.closest('input, textarea, select, [contenteditable]')) return
    const target = root.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
    if (!target) return
    event.preventDefault()
    if (target.matches('input, textarea, select')) target.focus()
    else target.click()
  })
}
