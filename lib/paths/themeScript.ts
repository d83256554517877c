/**
 * Runs before the first paint, so that a remembered theme or density, or the header of someone who
 * signed in, does not flash the other one.
 * Storage may be forbidden; then the system's colours stay.
 */
export const THEME_SCRIPT =
  'try{var d=document.documentElement,s=localStorage;["theme","density","reader"].forEach(function(k){var v=s.getItem("paperfeed-"+k);if(v)d.dataset[k]=v});d.dataset.js=""}catch(e){}';
