import { TAGS } from "@/lib/tags/taxonomy";
import { listTerms } from "@/lib/vectors/terms";

/**
 * How people outside a field ask for it, and the words its papers use instead: a thesaurus of lead-in
 * terms (ISO 25964-1), as vectors learn only what abstracts say. On the left stand groups of words
 * parted by commas, of each of which a question has to have one; MODEL is any name of one. On the right
 * stand subjects parted by semicolons: who asks for all of them gets the best of each.
 */
const LEAD_INS = `
smaller smallest shrink shrinking lighter, MODEL > quantization low-bit; pruning sparsity; knowledge distillation student teacher
fewer less, memory bits parameters weights, fit fits run runs running store storing > quantization low-bit; pruning sparsity
phone phones smartphone laptop watch gadget pocket, run runs running fit MODEL > on-device edge mobile quantization
faster quicker speed speeding cheaper, MODEL answers replies generation inference > inference acceleration latency speculative decoding caching throughput
cheap cheaper affordable inexpensive, training tuning fine-tuning finetuning adapting > parameter-efficient fine-tuning lora adapter low-rank
cheap cheaper electricity power energy carbon, training train running > energy consumption carbon footprint efficiency
guess guessing several ahead, words word tokens > speculative decoding draft verification
making makes make made, things stuff facts up, up > hallucination factuality faithfulness truthful
lie lies lying invent invents inventing untrue wrong, MODEL facts things > hallucination factuality truthful deception
unsure sure confident confidence know knows, not what when, MODEL > uncertainty calibration abstention
trick tricks tricking fool fooling breaking bypass, MODEL > jailbreak adversarial attack red teaming safety
dangerous harmful bad forbidden, things answers content saying > jailbreak safety alignment harmful refusal
hidden secret, instructions commands text > prompt injection attack agents
hijack hijacking, MODEL > prompt injection attack agents
forget forgetting erase erasing remove, learned data MODEL people > machine unlearning forgetting
agree agrees agreeing flatter flattering pleasing > sycophancy
unfair unfairly prejudice prejudiced discrimination racist sexist minorities > bias fairness stereotypes
secret secrets private personal, data records training keep keeping > differential privacy federated privacy leakage
fake faked forged machine ai generated made written, picture pictures image images photo photos > deepfake generated image detection forensics
written wrote write, ai machine computer MODEL, was is tell text essay human > machine-generated text detection authorship
mark marking hidden, generated written, text images > watermarking
what how why, inside, MODEL neuron neurons > mechanistic interpretability circuits features sparse autoencoder
explain explaining understand understanding why, decision decisions MODEL, works work think thinks did > interpretability explainability attribution
think thinking, long longer too more, questions answers easy before > overthinking test-time reasoning length chain-of-thought
step steps, think thinking reason showing, MODEL problem problems > chain-of-thought reasoning
olympiad contest homework, maths math > mathematical reasoning
proof proofs prove proving, computer checked check machine > theorem proving formal verification lean autoformalization
like likes liked want prefer preferences, people humans, learn learning train training > preference optimization reward model rlhf human feedback
rewards reward, cheat cheating gaming > reward hacking
whole entire long big, book books novel document documents, read reading > long context window extension
remember remembers remembering earlier past, conversation conversations chats MODEL > memory agents long-term dialogue
documents files company own pdf pdfs, answer answers answering questions chat > retrieval-augmented generation question answering
search searching find finding, meaning sense, words exact > dense retrieval semantic embeddings
database spreadsheet table tables, plain english words questions > text-to-sql table question answering
click clicks clicking browser website websites computer buttons forms > gui agents web agents computer use
team teams group groups several many, MODEL agents > multi-agent collaboration debate
fix fixes fixing repair mend find finding, bug bugs > program repair bug localization debugging
write writes writing, code programs software, MODEL computer > code generation llm
hackers hacking hack break, software computers websites > vulnerability detection cybersecurity penetration
drive drives driving, cars car themselves itself self > autonomous driving planning perception
walk walkers pedestrians crowd, next do predict > pedestrian trajectory prediction
teach teaching show showing, robot robots > imitation learning demonstrations manipulation policy
watch watching video videos, robot robots > imitation learning human videos manipulation
grab grabs grip grasp pick picking hands hand, objects things unknown robot robots > grasping dexterous manipulation
drone drones helicopter helicopters flying > uav drone navigation autonomous
turn turning make making create, sentence text words description, film video movie clip > text-to-video generation diffusion
turn turning make making create draw drawing, sentence text words description, picture image pictures images > text-to-image generation diffusion
change changing edit editing, picture pictures photo photos image images > image editing diffusion
old blurry noisy dark, photo photos picture pictures images > image restoration super-resolution denoising
3d scene scenes space, photos pictures few handful > gaussian splatting nerf view reconstruction
describe describing, blind pictures images photos > image captioning accessibility visual impairment
handwriting handwritten scanned scan, text read reading > handwritten text recognition ocr
copy copying clone cloning imitate, voice voices > zero-shot speech synthesis voice cloning text-to-speech
understand understanding recognise write, speech spoken dictation > speech recognition asr
rare little few, languages > low-resource languages
make making compose write, music song songs > music generation
doctor doctors patient patients, talk talking ask conversation wrong > medical dialogue diagnosis clinical
tumour tumours tumor tumors cancer, find finding scan scans spot > tumor segmentation medical imaging mri
new inventing invent finding find, medicine medicines drug drugs cure > drug discovery molecule generation
rain weather storm storms > weather forecasting precipitation
share shares stock stocks money, price prices predict predicting > stock prediction financial trading
numbers, forecast forecasting predict predicting future change, time > time series forecasting
shopper shoppers customer customers buy buying watch > recommendation sequential user
lies lie fake false, news media > fake news misinformation detection fact-checking
tutor teacher pupil pupils student students homework > tutoring education students
mark marking grade grading, essay essays exam exams homework > automated essay scoring grading
facts, nodes edges stored linked > knowledge graph
learn learning train together, sharing share without, data > federated learning
learn learning teach large big, small teacher student, MODEL > knowledge distillation student teacher
new keep, learn learning, without old forgetting > continual learning catastrophic forgetting
law laws judge judges court lawyer lawyers > legal judgment
strange odd unusual broken, spot find things readings parts > anomaly detection
feel feels feeling feelings mood moods, people tell read MODEL > emotion recognition affective sentiment
`;
const MODEL =
  "model models llm llms network networks chatbot chatbots bot bots assistant assistants ai gpt machine";

type LeadIn = { groups: Set<string>[]; subjects: string[] };

const PARSED: LeadIn[] = LEAD_INS.trim().split("\n").map(parseLeadIn);

function parseLeadIn(line: string): LeadIn {
  const [plain = "", terms = ""] = line.split(" > ");
  const groups = plain
    .split(", ")
    .map((group) => new Set(group.replace("MODEL", MODEL).split(" ")));
  return { groups, subjects: terms.split("; ") };
}

/** Words that name a subject by themselves: those of the names and aliases of tags. */
const NAMING = new Set(
  TAGS.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((one) => listTerms(one))),
);
/**
 * "Audio" beside a lead-in only says where; "medical image segmentation" is a subject, and who can name
 * that means the lead-in's words as papers do.
 */
const OWN_SUBJECT_MAX = 1;

/** Said of nearly everything here, these name nothing. */
const GENERIC = new Set([...MODEL.split(" "), "language", "large", "data"]);

const countNamed = (words: string[]) =>
  listTerms(words.join(" ")).filter((word) => NAMING.has(word) && !GENERIC.has(word)).length;

/**
 * What papers call what a question asks for in plain words: a text for each subject; none where no
 * lead-in fits. Where several fit, they narrow one another.
 */
export function findSubjects(words: string[]): string[] {
  const fitting = PARSED.filter(({ groups }) =>
    groups.every((group) => words.some((word) => group.has(word))),
  );
  const own = words.filter(
    (word) => !fitting.some(({ groups }) => groups.some((one) => one.has(word))),
  );
  if (countNamed(own) > OWN_SUBJECT_MAX) return [];
  const several = fitting.find(({ subjects }) => subjects.length > 1) ?? fitting[0];
  const others = fitting.filter((leadIn) => leadIn !== several).flatMap(({ subjects }) => subjects);
  return (several?.subjects ?? []).map((subject) => [subject, ...others].join(" "));
}
