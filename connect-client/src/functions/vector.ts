import type { ArrayType, FloatType } from "../types/index.ts";
import { binary, unary, unaryOrBinary } from "./define.ts";

type FloatVector = ArrayType<FloatType>;

/** The mean of the vectors of the group, item by item; vectors are arrays of floats; since Spark 4.3. */
export const vectorAvg = unary<FloatVector>("vector_avg");

/** The sum of the vectors of the group, item by item; since Spark 4.3. */
export const vectorSum = unary<FloatVector>("vector_sum");

/** The cosine of the angle between two vectors, from -1 to 1; since Spark 4.3. */
export const vectorCosineSimilarity = binary<FloatType>("vector_cosine_similarity");

/** The inner product of two vectors; since Spark 4.3. */
export const vectorInnerProduct = binary<FloatType>("vector_inner_product");

/** The Euclidean distance of two vectors; since Spark 4.3. */
export const vectorL2Distance = binary<FloatType>("vector_l2_distance");

/** The length of a vector by a degree: 1, infinity, or 2 (Euclid's) unless given; since Spark 4.3. */
export const vectorNorm = unaryOrBinary<FloatType>("vector_norm");

/** The vector divided by its {@link vectorNorm}; since Spark 4.3. */
export const vectorNormalize = unaryOrBinary<FloatVector>("vector_normalize");
