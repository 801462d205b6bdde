// A file field that takes a dropped file, and a form that shows how far its file has come.
// Markup: <form data-progress> … <div class="k-drop" data-drop><input type="file"></div>
// <progress hidden max="100"></progress> <p data-progress-text hidden></p>

export function drops(root) {
  for (const zone of root.querySelectorAll('[data-drop]')) drop(zone)
  for (const form of root.querySelectorAll('form[data-progress]')) progress(form)
}

function drop(zone) {
  const field = zone.querySelector('input[type=file]')
  const over = (event) => {
    event.preventDefault()
    zone.dataset.over = ''
  }
  zone.addEventListener('dragenter', over)
  zone.addEventListener('dragover', over)
  zone.addEventListener('dragleave', () => delete zone.dataset.over)
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    delete zone.dataset.over
    if (!event.dataTransfer.files.length) return
    field.files = event.dataTransfer.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

function progress(form) {
  const bar = form.querySelector('progress')
  if (!bar) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    bar.hidden = false
    bar.value = 0
    for (const button of form.querySelectorAll('button')) button.disabled = true
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.upload.addEventListener('progress', (e) => {
      if (e.lengthComputable) bar.value = (100 * e.loaded) / e.total
    })
    request.addEventListener('load', () => {
      // The answer is a page: after a redirect its own address, else this form again.
      if (request.responseURL && request.responseURL !== form.action) location.assign(request.responseURL)
      else {
        const page = new DOMParser().parseFromString(request.responseText, 'text/html')
        document.querySelector('main').replaceWith(page.querySelector('main'))
        drops(document)
        document.querySelector('.ds-error-summary')?.focus()
      }
    })
    request.addEventListener('error', () => {
      for (const button of form.querySelectorAll('button')) button.disabled = false
      bar.hidden = true
      form.querySelector('[data-progress-text]')?.removeAttribute('hidden')
    })
    request.send(new FormData(form, event.submitter))
  })
}
