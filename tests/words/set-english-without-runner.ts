import { setLanguage } from '@/lib/i18n/t'
import { catalogueOf } from './catalogue-of'
import { saying } from './saying'

/** Sets English in a script that no test runner starts. */
setLanguage(saying(await catalogueOf('en')))
