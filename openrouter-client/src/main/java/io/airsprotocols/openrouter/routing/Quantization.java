package io.airsprotocols.openrouter.routing;

/**
 * How coarsely a provider stores a model's weights ({@code provider.quantizations}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record Quantization(String value) {
    /** 4 bit integers. */
    public static final Quantization INT4 = new Quantization("int4");

    /** 8 bit integers. */
    public static final Quantization INT8 = new Quantization("int8");

    /** 4 bit floating point. */
    public static final Quantization FP4 = new Quantization("fp4");

    /** 4 bit floating point in the MX format. */
    public static final Quantization MXFP4 = new Quantization("mxfp4");

    /** 4 bit floating point in the NV format. */
    public static final Quantization NVFP4 = new Quantization("nvfp4");

    /** 6 bit floating point. */
    public static final Quantization FP6 = new Quantization("fp6");

    /** 8 bit floating point. */
    public static final Quantization FP8 = new Quantization("fp8");

    /** 8 bit floating point in the MX format. */
    public static final Quantization MXFP8 = new Quantization("mxfp8");

    /** 16 bit floating point. */
    public static final Quantization FP16 = new Quantization("fp16");

    /** 16 bit brain floating point. */
    public static final Quantization BF16 = new Quantization("bf16");

    /** 32 bit floating point. */
    public static final Quantization FP32 = new Quantization("fp32");

    /** The provider does not say. */
    public static final Quantization UNKNOWN = new Quantization("unknown");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
