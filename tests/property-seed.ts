import fc from 'fast-check'

/**
 * Property tests use the same cases each time, so that results do not depend on luck. For others:
 * `PROPERTY_SEED=$RANDOM npx vitest run --project unit`.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_120) })
