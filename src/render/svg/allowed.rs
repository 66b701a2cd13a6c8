//! The elements and attributes of SVG that may stay (SVG 2, element index and attribute index;
//! Filter Effects 1; CSS Masking 1). Lists are in the order of their bytes, to be searched.

/// Elements: structure, shapes, text, paint, filters, animation. No script, no foreign objects,
/// no media, no links to other style sheets.
#[rustfmt::skip]
static ELEMENTS: &[&str] = &[
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc",
    "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight",
    "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line",
    "linearGradient", "marker", "mask", "mpath", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "set", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use", "view",
];

/// Attributes without prefix: geometry, presentation, the parameters of gradients, filters and
/// animation, names, and what screen readers use.
#[rustfmt::skip]
static ATTRIBUTES: &[&str] = &[
    "accumulate", "additive", "alignment-baseline", "amplitude", "aria-describedby",
    "aria-hidden", "aria-label", "aria-labelledby", "attributeName", "attributeType", "azimuth",
    "baseFrequency", "baseProfile", "baseline-shift", "begin", "bias", "by", "calcMode", "class",
    "clip", "clip-path", "clip-rule", "clipPathUnits", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "cx", "cy", "d", "diffuseConstant",
    "direction", "display", "divisor", "dominant-baseline", "dur", "dx", "dy", "edgeMode",
    "elevation", "enable-background", "end", "exponent", "fill", "fill-opacity", "fill-rule",
    "filter", "filterUnits", "flood-color", "flood-opacity", "font-family", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "fr", "from",
    "fx", "fy", "glyph-orientation-horizontal", "glyph-orientation-vertical", "gradientTransform",
    "gradientUnits", "height", "href", "id", "image-rendering", "in", "in2", "intercept", "k1",
    "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "kerning", "keyPoints", "keySplines",
    "keyTimes", "lang", "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle",
    "marker", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "mask", "mask-type", "maskContentUnits", "maskUnits", "max", "media", "method",
    "min", "mix-blend-mode", "mode", "numOctaves", "offset", "opacity", "operator", "order",
    "orient", "origin", "overflow", "paint-order", "path", "pathLength", "patternContentUnits",
    "patternTransform", "patternUnits", "pointer-events", "points", "pointsAtX", "pointsAtY",
    "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX",
    "refY", "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "restart",
    "result", "role", "rotate", "rx", "ry", "scale", "seed", "shape-rendering", "side", "slope",
    "spacing", "specularConstant", "specularExponent", "spreadMethod", "startOffset",
    "stdDeviation", "stitchTiles", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "style", "surfaceScale", "systemLanguage", "tableValues",
    "targetX", "targetY", "text-anchor", "text-decoration", "text-rendering", "textLength", "to",
    "transform", "transform-box", "transform-origin", "type", "unicode-bidi", "values",
    "vector-effect", "version", "viewBox", "visibility", "white-space", "width", "word-spacing",
    "writing-mode", "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z",
];

/// Attributes that animation leaves alone: references, style sheets, and its own parameters.
const NEVER_ANIMATED: [&str; 4] = ["attributeName", "href", "id", "style"];

/// The name of an element that may stay.
pub(super) fn element(name: &str) -> Option<&'static str> {
    find(ELEMENTS, name)
}

/// The name of an attribute that may stay.
pub(super) fn attribute(name: &str) -> Option<&'static str> {
    find(ATTRIBUTES, name)
}

/// Whether an animation may change the attribute of this name.
pub(super) fn may_be_animated(name: &str) -> bool {
    attribute(name.trim()).is_some_and(|name| !NEVER_ANIMATED.contains(&name))
}

fn find(names: &'static [&'static str], wanted: &str) -> Option<&'static str> {
    names.binary_search(&wanted).ok().and_then(|at| names.get(at)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_can_be_searched() {
        for list in [ELEMENTS, ATTRIBUTES] {
            assert!(list.is_sorted_by(|a, b| a < b));
            assert!(list.iter().all(|name| find(list, name).is_some()));
        }
    }

    #[test]
    fn what_must_never_stay() {
        for name in ["script", "foreignObject", "handler", "iframe", "audio", "Script", "link", ""]
        {
            assert_eq!(element(name), None, "{name}");
        }
        assert!(ATTRIBUTES.iter().all(|name| !name.starts_with("on")));
        for name in ["href", "xlink:href", "onclick", "style", ""] {
            assert!(!may_be_animated(name), "{name}");
        }
        assert!(may_be_animated("fill"));
    }
}
