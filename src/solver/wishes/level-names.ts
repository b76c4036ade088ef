/** The level of policies: they come before all wishes. */
export const POLICIES = 'policies';
/** The only level where no order was asked for. */
export const ALL = 'all';
