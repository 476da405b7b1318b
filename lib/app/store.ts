export { createStore } from '@/lib/text/store'
