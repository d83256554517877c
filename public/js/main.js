// What a page gains from script; without it every link and form works all the same.
import { startAbstracts } from "./abstracts.js";
import { startClicks } from "./clicks.js";
import { startCopy } from "./copy.js";
import { startEvidence } from "./evidence.js";
import { startKeys } from "./keys.js";
import { startLooks } from "./looks.js";
import { startMore } from "./more.js";
import { startPreview } from "./preview.js";
import { startReader } from "./reader.js";
import { startSuggestions } from "./suggest.js";
import { startTimes } from "./times.js";
import { startVisits } from "./visits.js";

startLooks();
startTimes();
startCopy();
startClicks();
startAbstracts();
startEvidence();
startKeys();
startVisits();
startReader();
startMore();
startPreview();
startSuggestions();
