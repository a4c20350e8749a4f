package org.costate.nets.data;

/**
 * What can be said of a named data set without loading it.
 *
 * @param name the name to ask for
 * @param description one line
 * @param credit who to thank, and where it comes from
 * @param size number of samples
 * @param featureCount number of features
 * @param classCount number of classes; 0 for real targets
 */
public record DataSetInfo(
        String name,
        String description,
        String credit,
        int size,
        int featureCount,
        int classCount) {}
