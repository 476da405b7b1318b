export { nextTask } from '@/lib/text/run-in-slices'
