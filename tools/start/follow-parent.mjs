// Loaded into every child of the launcher (`node --import`). When the launcher is gone (killed the
// hard way, so it could not stop anybody), the child ends too instead of holding its port.
const POLL_MS = 500;
const GRACE_MS = 5_000;
const parentPid = process.ppid;

const timer = setInterval(() => {
  if (process.ppid === parentPid) return;
  clearInterval(timer);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
}, POLL_MS);
timer.unref();
