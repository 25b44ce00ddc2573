/* The live chat. Without it the page is a plain form that does the same. Nothing is stored. */
(function () {
  "use strict";
  var root = document.documentElement;
  var form = document.getElementById("chat");
  var log = document.getElementById("log");
  var text = document.getElementById("text");
  var trouble = document.getElementById("trouble");
  var steps = document.getElementById("steps");
  var exit = document.getElementById("leave");
  if (!window.fetch || !window.Promise || !Element.prototype.closest || !steps.content) return;

  var WAIT = 20000; // milliseconds for one try
  var PAUSES = [1000, 3000, 8000]; // between tries
  var HURRY = 4000; // then the first steps are shown to who is in danger
  var words = JSON.parse(document.body.getAttribute("data-words"));
  var queue = Promise.resolve();
  var said = 0;
  var running = 0;
  var lost = [];
  var writing = null;

  root.classList.add("live");
  document.querySelectorAll(".where").forEach(function (button) { button.hidden = false; });

  function field(name) { return form.elements[name]; }
  function make(tag, name, content) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    if (content) node.textContent = content;
    return node;
  }
  function newId() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  /* What a person says. */
  function say(message, shown, button) {
    var danger = /^emergency/.test(message.payload || "");
    message.id = newId();
    said += 1;
    trouble.textContent = "";
    var bubble = make("div", "said new");
    var line = make("p");
    line.dir = "auto";
    line.appendChild(make("span", "hidden", words.you + " "));
    line.appendChild(document.createTextNode(shown));
    bubble.appendChild(line);
    log.appendChild(bubble);
    wait(1);
    bubble.scrollIntoView();
    var job = { message: message, bubble: bubble, button: button, danger: danger };
    if (danger) deliver(job); // overtakes what is waiting
    else queue = queue.then(function () { return deliver(job); });
  }

  function deliver(job) {
    var hurry = job.danger && window.setTimeout(function () { showSteps(); }, navigator.onLine === false ? 0 : HURRY);
    return attempt(job.message, 0).then(function (answer) {
      window.clearTimeout(hurry);
      wait(-1);
      take(answer, job);
    }, function () {
      window.clearTimeout(hurry);
      wait(-1);
      lose(job);
    });
  }

  function attempt(message, tries) {
    return post("/chat/messages", message).catch(function (error) {
      if (error.final || tries >= PAUSES.length) throw error;
      return new Promise(function (resolve) { window.setTimeout(resolve, PAUSES[tries]); })
        .then(function () { return attempt(message, tries + 1); });
    });
  }

  function post(address, message) {
    var body = Object.assign({
      conversation: field("conversation").value,
      language: field("language").value,
      country: field("country").value
    }, message);
    var stop = window.AbortController && new AbortController();
    var timer = stop && window.setTimeout(function () { stop.abort(); }, WAIT);
    return fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: stop && stop.signal
    }).then(function (response) {
      if (!response.ok) {
        var error = new Error(String(response.status));
        error.final = response.status < 500 && response.status !== 429 && response.status !== 408;
        throw error;
      }
      return response.json();
    }).finally(function () { window.clearTimeout(timer); });
  }

  /* What is answered. */
  function take(answer, job) {
    var box = make("div");
    box.innerHTML = answer.html; // ours, with every word escaped by the server
    var first = box.firstElementChild;
    var place = job.bubble.nextSibling === writing ? writing : job.bubble.nextSibling;
    trouble.textContent = "";
    while (box.firstElementChild) {
      box.firstElementChild.classList.add("new");
      log.insertBefore(box.firstElementChild, place);
    }
    log.querySelectorAll(".where").forEach(function (button) { button.hidden = !navigator.geolocation; });
    if (answer.conversation) field("conversation").value = answer.conversation;
    if (answer.page) change(answer.page);
    (answer.urgent && first ? first : job.bubble).scrollIntoView();
    if (job.button && first) first.focus({ preventScroll: true });
  }

  function change(page) {
    words = page.words;
    root.lang = page.language;
    root.dir = page.direction;
    field("language").value = page.language;
    field("country").value = page.country;
    steps.innerHTML = page.steps;
    each("word", function (node, word) { node.textContent = word; });
    each("label", function (node, word) { node.setAttribute("aria-label", word); });
    each("title", function (node, word) { node.title = word; });
    each("placeholder", function (node, word) { node.placeholder = word; });
    document.querySelectorAll("nav [data-payload]").forEach(function (link) {
      if (link.lang === page.language) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  function each(kind, put) {
    document.querySelectorAll("[data-" + kind + "]").forEach(function (node) {
      put(node, words[node.getAttribute("data-" + kind)]);
    });
  }

  function wait(more) {
    running += more;
    if (writing) writing.remove();
    writing = null;
    if (running > 0) {
      writing = make("div", "writing");
      writing.appendChild(make("span", "hidden", words.writing));
      for (var dot = 0; dot < 3; dot += 1) writing.appendChild(make("i"));
      log.appendChild(writing);
    }
  }

  /* A bad line. */
  function lose(job) {
    var note = make("p", "note", words.not_sent + " ");
    var again = make("button", "choice", words.again);
    again.type = "button";
    note.appendChild(again);
    job.bubble.classList.add("lost");
    job.bubble.appendChild(note);
    job.again = function () {
      lost = lost.filter(function (other) { return other !== job; });
      job.bubble.classList.remove("lost");
      note.remove();
      wait(1);
      if (job.danger) deliver(job);
      else queue = queue.then(function () { return deliver(job); });
    };
    again.addEventListener("click", job.again);
    lost.push(job);
    showSteps();
  }
  function showSteps() {
    trouble.textContent = "";
    trouble.appendChild(make("p", "problem", words.no_answer));
    trouble.appendChild(steps.content.cloneNode(true));
    trouble.scrollIntoView();
  }
  window.addEventListener("online", function () {
    lost.slice().forEach(function (job) { job.again(); });
  });

  /* Leaving. */
  function leave() {
    root.className = "gone";
    document.title = "\u200b";
    forget();
    said = 0;
    try {
      if (window.top !== window) window.top.location.replace(exit.href);
    } catch (refused) { /* the frame at least shows nothing more */ }
    window.location.replace(window.top === window ? exit.href : "about:blank");
  }
  function forget() {
    if (!said || !navigator.sendBeacon) return;
    var body = JSON.stringify({ conversation: field("conversation").value });
    navigator.sendBeacon("/chat/forget", body);
  }
  exit.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  window.addEventListener("pagehide", function (event) { if (!event.persisted) forget(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) root.className = "live"; });

  var pressed = { Escape: [], Shift: [] };
  var needed = { Escape: 2, Shift: 3 };
  var within = { Escape: 1500, Shift: 3000 };
  document.addEventListener("keyup", function (event) {
    var key = event.key === "Esc" ? "Escape" : event.key;
    Object.keys(pressed).forEach(function (other) { if (other !== key || event.shiftKey) pressed[other] = []; });
    if (!pressed[key] || event.isComposing) return;
    var now = Date.now();
    pressed[key] = pressed[key].filter(function (when) { return now - when < within[key]; }).concat(now);
    if (pressed[key].length >= needed[key]) leave();
  });

  /* Pressing and writing. */
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    send();
  });
  function send() {
    var words = text.value.trim();
    if (!words) { text.focus(); return; }
    text.value = "";
    grow();
    say({ text: words }, words, null);
  }
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  function grow() { text.rows = Math.min(6, text.value.split("\n").length); }
  text.addEventListener("input", grow);

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[name=payload], a[data-payload], .where");
    if (!button) return;
    var payload = button.value || button.getAttribute("data-payload");
    if (button.matches("a") && !said) {
      event.preventDefault();
      window.location.replace(button.href); // no step in the history
      return;
    }
    event.preventDefault();
    if (button.matches(".where")) locate(button);
    else say({ payload: payload }, button.textContent.trim(), button);
  });

  function locate(button) {
    navigator.geolocation.getCurrentPosition(function (found) {
      var rounded = { latitude: round(found.coords.latitude), longitude: round(found.coords.longitude) };
      say({ location: rounded }, words.where, button);
    }, function () {
      trouble.textContent = "";
      trouble.appendChild(make("p", "problem", words.where_failed));
      text.focus();
    }, { maximumAge: 0, timeout: 20000 });
  }
  function round(degrees) { return Math.round(degrees * 1000) / 1000; } // a hundred metres are enough
})();
