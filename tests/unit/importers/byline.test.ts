import { describe, expect, test } from 'vitest';
import { gatherEvidence, parseByline } from '#importers/byline.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';

const none = gatherEvidence([], []);

/** The bar stands where the title ends; it is not in the line. */
const plain = [
  'Attention Is All You Need|Ashish Vaswani, Noam Shazeer, Niki Parmar et al.',
  'BERT: Pre-training of Deep Bidirectional Transformers|Jacob Devlin, Ming-Wei Chang, Kenton Lee et al.',
  'Adam: A Method for Stochastic Optimization|Diederik P. Kingma, Jimmy Ba',
  'Auto-Encoding Variational Bayes|Diederik P Kingma, Max Welling',
  'Fast Transformer Decoding: One Write-Head is All You Need|Noam Shazeer',
  'Are Emergent Abilities a Mirage?|Rylan Schaeffer, Brando Miranda, Ann Lee',
  'Are we done with ImageNet?|Lucas Beyer, Olivier J. Hénaff, Alexander Kolesnikov et al.',
  'PyTorch: An Imperative Style, High-Performance Deep Learning Library|Adam Paszke, Sam Gross et al.',
  'Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour|Priya Goyal, Piotr Dollár et al.',
  'Efficiently Modeling Long Sequences with Structured State Spaces|Albert Gu, Karan Goel, Christopher Ré',
  'Gradient-Based Learning Applied to Document Recognition|Yann LeCun, Léon Bottou, Yoshua Bengio et al.',
  'Continuous Space Word Representations|Tomas Mikolov, Wen-tau Yih, Geoffrey Zweig',
  'Adversarial examples in the physical world|Alexey Kurakin, Ian Goodfellow, Samy Bengio',
  'ImageNet Classification with Deep Convolutional Neural Networks|Alex Krizhevsky, Ilya Sutskever',
  'Densely Connected Convolutional Networks|Gao Huang, Zhuang Liu, Laurens van der Maaten et al.',
  'Visualizing Data using t-SNE|Laurens van der Maaten, Geoffrey Hinton',
  'Sparks of AGI: Early experiments with GPT-4|Sébastien Bubeck, Varun Chandrasekaran et al.',
  'Mask R-CNN|Kaiming He, Georgia Gkioxari, Piotr Dollár et al.',
  'QLoRA: Efficient Finetuning of Quantized LLMs|Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al.',
  'Fully Connected CRFs|Liang-Chieh Chen, George Papandreou, Iasonas Kokkinos et al.',
  'Analyzing and Improving the Image Quality of StyleGAN|Tero Karras, Samuli Laine et al.',
  'Deep Residual Learning (with Notes)|Kaiming He, Xiangyu Zhang, Shaoqing Ren et al.',
  'Representing 3D|Ben Mildenhall, Pratul P. Srinivasan',
  'Learning with $\\ell_2$|Andrew McCallum, Florence d’Alché-Buc',
  'No Silver Bullet|Frederick P. Brooks, Jr., J.-P. Serre',
  'Part II|Ian Goodfellow, Aaron Courville',
  'Attention Networks|王伟, 李明',
  '注意力机制|Yo Sun, Ximena Li',
];

test.each(plain)('splits %s', (marked) => {
  const [title, names = ''] = marked.split('|');
  const result = parseByline(marked.replace('|', ''), none);
  const authors = names.replace(' et al.', '').split(/, (?!Jr)/);
  expect(result).toEqual({
    title,
    authors,
    authorsComplete: !names.endsWith('et al.'),
    org: [],
  });
});

test('takes the organisations behind the dot', () => {
  const line =
    "The Apprentice's Last RiddlePetra Lindqvist, Alva Gatto, Zeno Hanke et al. · harbour-lab, cloth-hall";
  const { authors, org } = parseByline(line, none);
  expect(authors).toEqual(['Petra Lindqvist', 'Alva Gatto', 'Zeno Hanke']);
  expect(org).toEqual(['harbour-lab', 'cloth-hall']);
});

test('a tab settles where the title ends', () => {
  const { title, authors } = parseByline('GPT-4 Technical Report\tOpenAI', none);
  expect({ title, authors }).toEqual({ title: 'GPT-4 Technical Report', authors: ['OpenAI'] });
});

const doubtful = [
  {
    name: 'no author',
    line: 'Attention Is All You Need',
    out: 'no place found where the title ends and a name begins',
  },
  {
    name: 'a name in lower case',
    line: 'Critical Questions for Big Datadanah boyd, Kate Crawford',
    out: 'no place found where the title ends and a name begins',
  },
  {
    name: 'a title in lower case before a single name',
    line: 'Open Information Extraction Systems and Downstream ApplicationsMausam',
    out: 'the title may end at "Applications | Mausam"',
  },
  {
    name: 'a group with capitals inside',
    line: 'GPT-4 Technical ReportOpenAI, Josh Achiam',
    out: 'the title may end at "Report | OpenAI" or "ReportOpen | AI"',
  },
  {
    name: 'a given name with a prefix, or a title that ends in one',
    line: 'Memorizing NetworksDeShawn Carter, Yuhuai Wu',
    out: 'the title may end at "Networks | DeShawn Carter" or "NetworksDe | Shawn Carter"',
  },
  {
    name: 'a given name with a capital inside',
    line: 'Encoder-Decoder ApproachesKyungHyun Cho, Dzmitry Bahdanau',
    out: 'the title may end at "Approaches | KyungHyun Cho" or "ApproachesKyung | Hyun Cho"',
  },
  {
    name: 'a word with a capital inside at the end of the title',
    line: 'Graph Learning with PyTorchMatthias Fey, Jan Eric Lenssen',
    out: 'the title may end at "Py | TorchMatthias Fey" or "PyTorch | Matthias Fey"',
  },
  {
    name: 'such a word further ahead',
    line: 'Graph Learning with PyTorch GeometricMatthias Fey, Jan Eric Lenssen',
    out: 'the title may end at "Py | Torch GeometricMatthias Fey" or "Geometric | Matthias Fey"',
  },
  {
    name: 'a later name with a capital inside behind a name in lower case',
    line: 'Post-Training Quantizationchangbao wang, DanDan Zheng',
    out: 'the title may end at "Dan | Dan Zheng"',
  },
];

test.each(doubtful)('asks about $name', ({ line, out }) => {
  expect(() => parseByline(line, none)).toThrow(
    new Error(`${out}; put a tab between title and first author`),
  );
});

describe('the rest of the listing settles', () => {
  test.each([
    {
      line: 'Graph Learning with PyTorchMatthias Fey, Jan Eric Lenssen',
      abstract: 'We introduce a library for PyTorch.',
      title: 'Graph Learning with PyTorch',
    },
    {
      line: 'Graph Learning with PyTorch GeometricMatthias Fey, Jan Eric Lenssen',
      abstract: 'We introduce a library ("PyTorch").',
      title: 'Graph Learning with PyTorch Geometric',
    },
    {
      line: 'Encoder-Decoder ApproachesKyungHyun Cho, Dzmitry Bahdanau',
      abstract: 'We compare two approaches.',
      title: 'Encoder-Decoder Approaches',
    },
    {
      line: 'Systems and Downstream ApplicationsMausam',
      abstract: 'Its applications are many.',
      title: 'Systems and Downstream Applications',
    },
  ])('$line by a word', ({ line, abstract, title }) => {
    expect(parseByline(line, gatherEvidence([line], [abstract])).title).toBe(title);
  });

  test('by a name between commas', () => {
    const other = 'A Study of NamesAnn Lee, DeShawn Carter et al.';
    const { title, authors } = parseByline(
      'Memorizing NetworksDeShawn Carter, Yuhuai Wu',
      gatherEvidence([other], []),
    );
    expect({ title, first: authors[0] }).toEqual({
      title: 'Memorizing Networks',
      first: 'DeShawn Carter',
    });
  });

  test('not when it speaks for both places', () => {
    const line = 'Temporal AutoEncoderYoav Shalev, Lior Wolf';
    const words = gatherEvidence([line], ['An auto encoder is no AutoEncoder?']);
    expect(parseByline(line, words).title).toBe('Temporal AutoEncoder');
    const both = gatherEvidence([line], ['Its auto is an autoencoder.']);
    expect(() => parseByline(line, both)).toThrow('the title may end at');
  });
});

test.each([
  ['initials', 'A.'.repeat(50_000)],
  ['hyphens', `${'Ab-'.repeat(30_000)}!`],
  ['capitals', 'Ab'.repeat(50_000)],
  ['names', 'Ann Lee, '.repeat(20_000)],
  ['brackets', ')'.repeat(100_000)],
])('is quick with many %s', (_, line) => {
  const split = () => {
    try {
      parseByline(line, none);
    } catch {
      // Whether it can be split is no matter here.
    }
  };
  expect(cpuSeconds(split)).toBeLessThan(1);
});
