// The script of every page with the form but the search page; see form.js.
import { startForms } from './form.js'

startForms()
