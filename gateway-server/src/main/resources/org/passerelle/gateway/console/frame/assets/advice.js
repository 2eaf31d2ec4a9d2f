// What can be said of a photograph before it leaves: advice, never a wall. Whoever sends it knows why it is as it is.

// Pictures are judged as a screen shows them: what is lost at this width nobody sees without magnifying.
const WIDTH = 1024;
// Fields each way. Skin is smooth and a background may well be out of focus, so the sharpest field alone counts.
const FIELDS = 4;
// Variance of the Laplacian of brightness (0 to 255) in that field: in focus, some hair, pore or scale gives hundreds; below this nothing has an edge.
const SHARP = 60;
// The lesion is in the middle, and a dermatoscope's picture is black around it: exposure is judged in the middle half.
const MIDDLE = 0.25;
// Brightness below or above which a pixel shows nothing, and the share of such pixels at which the middle cannot be read.
const BLACK = 25;
const WHITE = 250;
const TOO_MANY = 0.5;
// Pixels of the shorter side: fewer than a plain screen's height, and magnifying shows nothing more.
const SMALL = 800;

/** What is worth saying of brightness values in rows: any of blur, dark, bright. */
export function judge(grey, width, height) {
  const said = [];
  if (sharpest(grey, width, height) < SHARP) said.push('blur');
  const { black, white } = exposure(grey, width, height);
  if (black > TOO_MANY) said.push('dark');
  if (white > TOO_MANY) said.push('bright');
  return said;
}

function sharpest(grey, width, height) {
  let most = 0;
  for (let row = 0; row < FIELDS; row++) {
    for (let column = 0; column < FIELDS; column++) {
      const left = Math.floor((column * width) / FIELDS) + 1;
      const top = Math.floor((row * height) / FIELDS) + 1;
      const right = Math.floor(((column + 1) * width) / FIELDS) - 1;
      const bottom = Math.floor(((row + 1) * height) / FIELDS) - 1;
      most = Math.max(most, variance(grey, width, left, top, right, bottom));
    }
  }
  return most;
}

function variance(grey, width, left, top, right, bottom) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * width + x;
      const edge = grey[at - width] + grey[at + width] + grey[at - 1] + grey[at + 1] - 4 * grey[at];
      count++;
      sum += edge;
      squares += edge * edge;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

function exposure(grey, width, height) {
  let count = 0;
  let black = 0;
  let white = 0;
  for (let y = Math.floor(height * MIDDLE); y < height * (1 - MIDDLE); y++) {
    for (let x = Math.floor(width * MIDDLE); x < width * (1 - MIDDLE); x++) {
      const bright = grey[y * width + x];
      count++;
      if (bright < BLACK) black++;
      if (bright > WHITE) white++;
    }
  }
  return count === 0 ? { black: 0, white: 0 } : { black: black / count, white: white / count };
}

/** What is worth saying of a file; nothing of one that is no picture that this browser reads. */
export async function advise(file) {
  if (!file.type.startsWith('image/')) return [];
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return ['unread'];
  }
  const small = Math.min(picture.width, picture.height) < SMALL ? ['small'] : [];
  const scale = Math.min(1, WIDTH / picture.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Float32Array(canvas.width * canvas.height);
  for (let at = 0; at < grey.length; at++) {
    // brightness as ITU-R BT.601 weighs it
    grey[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
  }
  return [...small, ...judge(grey, canvas.width, canvas.height)];
}
