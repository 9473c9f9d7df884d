// The beginning: what the reader chose before is taken up, and the frame is put in the page.
import { applyTheme } from './shell/theme'
import './shell/frame'

applyTheme()
