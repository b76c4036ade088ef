// The document holds who is on call already: it is painted first, then the app begins.
requestAnimationFrame(() => {
  setTimeout(() => document.head.append(document.getElementById('app').content));
});
