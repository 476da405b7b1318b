import { speak } from '@/lib/i18n/t'
import { catalogueOf } from './catalogue-of'
import { saying } from './saying'

/** Run before each file of unit tests: there is no browser whose language could be spoken. */
speak(saying(await catalogueOf('en')))
