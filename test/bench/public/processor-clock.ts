/** What each of two busy threads has worked, in milliseconds: half of what their process has. */
export function processorMillisecondsOfEach(): number {
  return process.cpuUsage().user / 2000;
}

/** The seconds this process has worked since now. */
export function processorClock(): () => number {
  const start = process.cpuUsage();
  return () => process.cpuUsage(start).user / 1e6;
}
