// Everything works without this file; it adds what is comfortable. htmx swaps parts of pages
// where a template asks for it with hx- attributes.
import 'htmx.org'
import { drops } from './drop.js'
import { keys } from './keys.js'
import { live } from './live.js'

live(document.getElementById('live'))
keys(document)
drops(document)

// An error summary is read first.
document.querySelector('.ds-error-summary')?.focus()
