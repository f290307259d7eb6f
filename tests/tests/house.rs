//! What is read out of the sources themselves: the architecture and the voice. Nothing of the product runs.

mod acts;
mod architecture;
mod asked;
mod circles;
mod source;
mod voice;
