(() => {
  let known;
  const ear = new EventSource("/_preview/events?of=" + encodeURIComponent(location.pathname));
  ear.onmessage = (event) => {
    if (known && known !== event.data) location.reload();
    known = event.data;
  };
  addEventListener("pagehide", () => ear.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
