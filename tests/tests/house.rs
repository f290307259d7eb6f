//! What is read out of the sources themselves: the architecture and the voice. Nothing of the product runs.

mod acts;
mod architecture;
mod circles;
mod source;
mod voice;
