//! A decoded picture: how it is read, scaled and turned.

use std::io::Cursor;

use fast_image_resize::images::Image;
use fast_image_resize::{PixelType, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage, RgbaImage};

use super::budget::Share;
use super::{Format, Trouble, profile, whole};
use crate::base::image_size::image_size;
use crate::base::orientation::exif_orientation;

/// Bytes that a pixel takes at the most while it is decoded: four channels of sixteen bits, and
/// the eight bits of each that stay.
const BYTES_PER_PIXEL: u64 = 12;
/// What decoders may need besides, in bytes.
const SLACK: u64 = 64 << 20;

/// A picture in memory: eight bits for each of red, green, blue and perhaps opacity.
pub(super) struct Pixels {
    width: u32,
    height: u32,
    pub(super) has_alpha: bool,
    pub(super) bytes: Vec<u8>,
    /// The colour profile, where it says more than "as usual" (sRGB).
    pub(super) profile: Option<Vec<u8>>,
    /// How it has to be turned before it is shown.
    orientation: Orientation,
    _share: Share,
}

impl Pixels {
    /// Decodes a picture.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Trouble> {
        let format = Format::of(bytes).ok_or_else(|| Trouble::new("not a known kind"))?;
        if format == Format::Jpeg {
            // The decoder fills up what is missing with grey, and says nothing.
            whole::check(bytes)?;
        }
        let size = image_size(bytes).ok_or_else(|| Trouble::new("it does not say its size"))?;
        let share = Share::take(u64::from(size.0) * u64::from(size.1) * BYTES_PER_PIXEL / 2);
        let (image, profile) = read(bytes, format, size).map_err(Trouble::new)?;
        let orientation = exif_orientation(bytes).and_then(|number| u8::try_from(number).ok());
        let orientation = orientation.and_then(Orientation::from_exif);
        let orientation = orientation.unwrap_or(Orientation::NoTransforms);
        Ok(Self { profile, orientation, ..Self::of(image, share) })
    }

    fn of(image: DynamicImage, share: Share) -> Self {
        let (width, height) = (image.width(), image.height());
        let has_alpha = image.color().has_alpha();
        let bytes =
            if has_alpha { image.into_rgba8().into_raw() } else { image.into_rgb8().into_raw() };
        let (profile, orientation) = (None, Orientation::NoTransforms);
        Self { width, height, has_alpha, bytes, profile, orientation, _share: share }
    }

    /// Width in pixels.
    pub(super) fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub(super) fn height(&self) -> u32 {
        self.height
    }

    /// The picture at another width; the width is that of the picture when it stands upright.
    pub(super) fn scaled_to(&self, width: u32) -> Result<Self, Trouble> {
        let (own_width, own_height) =
            if self.lies() { (self.height, self.width) } else { (self.width, self.height) };
        let height = scaled_height((own_width, own_height), width);
        let (width, height) = if self.lies() { (height, width) } else { (width, height) };
        let kind = if self.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let share = Share::besides(u64::from(width) * u64::from(height) * kind.size() as u64);
        let mut scaled = Image::new(width, height, kind);
        let source =
            fast_image_resize::images::ImageRef::new(self.width, self.height, &self.bytes, kind);
        let source = source.map_err(Trouble::new)?;
        Resizer::new().resize(&source, &mut scaled, None).map_err(Trouble::new)?;
        Ok(Self {
            width,
            height,
            has_alpha: self.has_alpha,
            bytes: scaled.into_vec(),
            profile: self.profile.clone(),
            orientation: self.orientation,
            _share: share,
        })
    }

    /// The picture as it is meant to be seen.
    pub(super) fn upright(self) -> Self {
        if self.orientation == Orientation::NoTransforms {
            return self;
        }
        let Self { width, height, has_alpha, bytes, profile, orientation, _share } = self;
        let image = if has_alpha {
            RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from)
        } else {
            RgbImage::from_raw(width, height, bytes).map(DynamicImage::from)
        };
        let mut image = image.unwrap_or_default();
        image.apply_orientation(orientation);
        Self { profile, ..Self::of(image, _share) }
    }

    /// Whether it lies on its side.
    fn lies(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH)
    }
}

/// The height in pixels that a picture of some width and height has at another width.
#[must_use]
pub fn scaled_height((own_width, own_height): (u32, u32), width: u32) -> u32 {
    let (own_width, own_height) = (u64::from(own_width.max(1)), u64::from(own_height));
    let height = (own_height * u64::from(width) + own_width / 2) / own_width;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

fn read(
    bytes: &[u8],
    format: Format,
    (width, height): (u32, u32),
) -> image::ImageResult<(DynamicImage, Option<Vec<u8>>)> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    // A file that is larger than its head says does not get more memory than that.
    limits.max_alloc = Some(u64::from(width) * u64::from(height) * BYTES_PER_PIXEL + SLACK);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let profile = decoder.icc_profile()?.filter(|profile| profile::matters(profile));
    Ok((DynamicImage::from_decoder(decoder)?, profile))
}
