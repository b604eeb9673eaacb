// Buttons that copy: what `data-copy` holds, or the address of the page if that is empty.

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Without https there is no clipboard but this.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("The browser does not allow copying.");
}

/** Make a button copy, and say so for a while. It is shown, if it was hidden for want of scripts. */
export function makeCopying(button) {
  const name = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const done = copy(button.dataset.copy || location.href);
    button.textContent = await done.then(
      () => "Copied",
      () => "Could not be copied",
    );
    setTimeout(() => {
      button.textContent = name;
    }, 2500);
  });
}
