// textual.js tells how the session goes by classes of the body, and leaves the keys to whoever clicks.
"use strict";

const body = document.body;

function follow() {
  if (body.classList.contains("-closed")) {
    document.getElementById("ended").hidden = false;
    document.getElementById("again").focus();
  } else if (body.classList.contains("-first-byte")) {
    document.querySelector(".xterm-helper-textarea")?.focus();
  }
}

new MutationObserver(follow).observe(body, { attributeFilter: ["class"] });
follow();
